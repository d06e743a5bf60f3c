import type { CSSProperties } from 'react';
import { useMemo } from 'react';
import type { DaySpan } from '../api/merchants.js';
import type { ManagerPlacement } from '../api/slots.js';
import { money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, instant, shortDays } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { marksOf, stretchOf } from './lay-timeline.js';
import { PlacedMerchant } from './placement-names.js';

interface TimelineProps {
  readonly placements: readonly ManagerPlacement[];
  readonly span: DaySpan;
  /** Yuan per unit that are aimed at. */
  readonly target: string | null;
  /** How many there are in all, where not all are here. */
  readonly isCut: boolean;
}

/** When each placement ran, and what it brought in a unit of time against the target. */
export function SlotsTimeline({ placements, span, target, isCut }: TimelineProps) {
  const { t, language } = useTexts();
  const zone = businessZone(document.documentElement);
  const marks = useMemo(() => marksOf(span, zone), [span, zone]);
  const most = Math.max(Number(target ?? 0), ...placements.map(({ output }) => Number(output ?? 0))) || 1;
  return (
    <section className="card">
      <h2>{t('slots:timeline')}</h2>
      <p className="muted card-lead">{target === null ? t('slots:timeline-lead') : t('slots:timeline-lead-target', { target: money(target, language).short })}</p>
      <div className="slots-lanes">
        <p className="slots-lane slots-axis figure muted" aria-hidden>
          <span />
          <span className="slots-track">
            {marks.map(({ day, left }) => (
              <span key={day} style={{ left: `${left}%` }}>
                {shortDays(day, day, language)}
              </span>
            ))}
          </span>
          <span />
        </p>
        <ol>
          {placements.map((placement) => (
            <Lane key={`${placement.slotId} ${placement.merchantId} ${placement.startsAt} ${placement.skuId ?? ''}`} placement={placement} span={span} target={target} most={most} marks={marks} />
          ))}
        </ol>
      </div>
      {isCut && <p className="muted slots-cut">{t('slots:timeline-cut', { number: placements.length })}</p>}
    </section>
  );
}

interface LaneProps extends Pick<TimelineProps, 'span' | 'target'> {
  readonly placement: ManagerPlacement;
  /** What is as long as its bar can be. */
  readonly most: number;
  readonly marks: readonly { readonly day: string; readonly left: number }[];
}

function Lane({ placement, span, target, most, marks }: LaneProps) {
  const { t, language } = useTexts();
  const { position, startsAt, endsAt, output, assessed } = placement;
  const zone = businessZone(document.documentElement);
  const { left, width } = stretchOf(placement, span, zone);
  const standing = !assessed ? 'exempt' : target === null || output === null ? 'open' : Number(output) >= Number(target) ? 'met' : 'below';
  const when = t('slots:from-until', { from: instant(startsAt, language, zone), until: instant(endsAt, language, zone) });
  return (
    <li className="slots-lane">
      <span className="slots-lane-name">
        <span>{position}</span>
        <small>
          <PlacedMerchant placement={placement} span={span} />
        </small>
      </span>
      <span className="slots-track" title={when}>
        {marks.map((mark) => (
          <i key={mark.day} style={{ left: `${mark.left}%` }} aria-hidden />
        ))}
        <span className={`slots-run slots-${standing}`} style={{ left: `${left}%`, width: `${width}%` }} aria-hidden />
        <span className="only-heard">{when}</span>
      </span>
      <span className="slots-output">
        <span className="bar" aria-hidden style={{ '--bar': `var(--slots-${standing})` } as CSSProperties}>
          <span style={{ width: `${(Number(output ?? 0) / most) * 100}%` }} />
          {target !== null && <i style={{ left: `${(Number(target) / most) * 100}%` }} />}
        </span>
        <small className="figure">
          <Shown figure={money(output, language)} /> {t(`slots:standing-${standing}`)}
        </small>
      </span>
    </li>
  );
}
