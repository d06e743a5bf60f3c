import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ToggleEvent } from 'react';
import { useId, useRef } from 'react';
import { Link } from 'react-router';
import type { ExportFormat, ExportRequest } from '../api/exports.js';
import { useNewExport } from '../api/exports.js';
import { useSession } from '../api/session.js';
import { periodName } from '../figures/times.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { reportsFor } from './exported-reports.js';
import './export-menu.css';

/** A report behind a view, narrowed as the view is. */
export type ReportOfView = Pick<ExportRequest, 'report' | 'period' | 'asOf' | 'managerId' | 'merchantId' | 'division'> & { readonly period: string };

/** Exports what a view shows, in the format that is chosen. It is made in the background, and comes by itself when it is there. */
export function ExportMenu({ reports }: { readonly reports: readonly ReportOfView[] }) {
  const { t } = useTexts();
  const { data: session } = useSession();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const offered = reportsFor(session?.permissions ?? []);
  const choices = reports.flatMap((asked) => offered.filter(({ report }) => report === asked.report).map(({ formats }) => ({ asked, formats })));
  if (choices.length === 0) return null;
  return (
    <>
      <Button ref={button} className="no-print" icon={<DownloadOutlined aria-hidden />} popoverTarget={id} aria-haspopup="dialog">
        {t('exports:export')}
      </Button>
      <div id={id} popover="auto" role="dialog" aria-label={t('exports:export')} className="export-menu" onToggle={(event) => placeBelow(event, button.current)}>
        {choices.map(({ asked, formats }) => (
          <Choice key={`${asked.report} ${asked.period}`} asked={asked} formats={formats} />
        ))}
        <p className="export-menu-foot">
          <Link to="/exports">{t('exports:to-all')}</Link>
        </p>
      </div>
    </>
  );
}

function Choice({ asked, formats }: { readonly asked: ReportOfView; readonly formats: readonly ExportFormat[] }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const { mutate } = useNewExport();
  const name = t(`exports:report-${asked.report}`);
  const ask = (format: ExportFormat, menu: HTMLElement | null) => {
    menu?.hidePopover();
    mutate({ ...asked, format, language }, { onError: tell.failed });
  };
  return (
    <section>
      <p>
        <strong>{name}</strong> <span className="muted">{periodName(asked.period, language)}</span>
      </p>
      <div className="export-formats">
        {formats.map((format) => (
          <Button key={format} onClick={({ currentTarget }) => ask(format, currentTarget.closest<HTMLElement>('[popover]'))} aria-label={`${name} ${t(`exports:format-${format}`)}`}>
            {t(`exports:format-${format}`)}
          </Button>
        ))}
      </div>
      {asked.report === 'review' && <p className="muted export-hint">{t('exports:review-hint')}</p>}
    </section>
  );
}

const GAP = 6;
const EDGE = 10;

/** Puts a menu that opens below its button, towards the middle of the window. */
function placeBelow({ newState, currentTarget: menu }: ToggleEvent<HTMLDivElement>, button: HTMLElement | null): void {
  if (newState !== 'open' || button === null) return;
  const { bottom, left, right } = button.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const wanted = left + right > width ? right - menu.offsetWidth : left;
  menu.style.left = `${Math.max(EDGE, Math.min(wanted, width - menu.offsetWidth - EDGE)) + scrollX}px`;
  menu.style.top = `${bottom + GAP + scrollY}px`;
  // In a window of another size it would stand somewhere else.
  addEventListener('resize', () => menu.hidePopover(), { once: true });
}
