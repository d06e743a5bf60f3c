import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../text/use-texts.js';

/** A simulation on its way: nobody knows how far it is, but how long it has taken. */
export function RunningCard() {
  const { t } = useTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = Date.now();
    const clock = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1_000)), 1_000);
    return () => clearInterval(clock);
  }, []);
  return (
    <section className="card">
      <p className="muted" role="status">
        {t('simulation:under')}
      </p>
      <p className="muted figure" aria-hidden>
        {t('simulation:seconds', { seconds })}
      </p>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </section>
  );
}
