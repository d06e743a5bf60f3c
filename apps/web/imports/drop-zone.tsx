import { InboxOutlined } from '@ant-design/icons';
import type { DragEvent } from 'react';
import { useId, useState } from 'react';
import { useTexts } from '../text/use-texts.js';

/** Files are dropped here, or chosen by keyboard. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTexts();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={`drop-zone ${isOver ? 'drop-over' : ''}`} onDrop={drop} onDragOver={over} onDragLeave={() => setOver(false)}>
      <InboxOutlined aria-hidden className="drop-sign" />
      {/* What browsers draw for it speaks the language of the browser: its label is what people see and press. */}
      <input
        id={id}
        className="drop-input"
        type="file"
        multiple
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again, once it was mended.
          target.value = '';
        }}
      />
      <label htmlFor={id}>{t('imports:drop')}</label>
      <p className="muted" id={`${id}-hint`}>
        {t('imports:drop-hint')}
      </p>
    </div>
  );
}
