import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ImportAnswer } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';

/** The rejected rows of an import to download: as a workbook with the reasons at their cells, or as CSV. Nothing where none was rejected. */
export function RejectsLinks({ entry: { links } }: { readonly entry: ImportAnswer }) {
  const { t } = useTexts();
  if (links.rejects === null) return null;
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} href={`${links.rejects}?format=xlsx`} download>
        {t('imports:rejects-workbook')}
      </Button>
      <Button icon={<DownloadOutlined aria-hidden />} href={`${links.rejects}?format=csv`} download>
        {t('imports:rejects-csv')}
      </Button>
    </>
  );
}
