import { Input } from 'antd';
import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: 'name' | 'current-password' | 'new-password';
  readonly problem?: string | null;
}

/** A labelled field of the sign-in pages, with what is wrong with it below. */
export function CredentialField({ label, value, onChange, kind, problem = null }: FieldProps) {
  const id = useId();
  const Control = kind === 'name' ? Input : Input.Password;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Control
        id={id}
        size="large"
        value={value}
        autoComplete={kind === 'name' ? 'username' : kind}
        status={problem === null ? '' : 'error'}
        aria-invalid={problem !== null}
        {...(problem !== null && { 'aria-describedby': `${id}-problem` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
