import type { ReactNode } from 'react';
import type { DaySpan } from '../api/merchants.js';
import { useTexts } from '../text/use-texts.js';
import { lengthOf } from './spans.js';

interface PartProps {
  readonly title: string;
  /** What the figure means, in a sentence. */
  readonly meaning: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a merchant's page. */
export function PartCard({ title, meaning, tools, children }: PartProps) {
  return (
    <section className="card part">
      <div className="view-head">
        <div>
          <h2>{title}</h2>
          <p className="muted part-meaning">{meaning}</p>
        </div>
        {tools}
      </div>
      {children}
    </section>
  );
}

/** What is listed by rows or days: only so many days at once. Says so where more are chosen. */
export function WithinDays({ span, most, children }: { readonly span: DaySpan; readonly most: number; readonly children: ReactNode }) {
  const { t } = useTexts();
  return lengthOf(span) > most ? <p className="muted part-none">{t('merchantFigures:too-many-days', { most })}</p> : children;
}
