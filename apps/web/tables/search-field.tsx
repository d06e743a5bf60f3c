import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import './search-field.css';

interface SearchProps {
  readonly label: string;
  /** What is looked for by the address. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

const PAUSE_MS = 250;

/** Looks for what is typed, when the typing pauses. */
export function SearchField({ label, value, onSearch }: SearchProps) {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // The address was changed by something else, such as the way back.
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      asked.current = typed.trim();
      onSearch(typed.trim());
    }, PAUSE_MS);
  };
  return (
    <Input className="search-field" type="search" aria-label={label} placeholder={label} prefix={<SearchOutlined aria-hidden />} allowClear value={text} onChange={(event) => type(event.target.value)} />
  );
}
