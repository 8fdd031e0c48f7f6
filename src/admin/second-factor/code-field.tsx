import { type RefObject, useId } from 'react'

interface Props {
  label: string
  refusal?: string
  isRecovery?: boolean
  value: string
  field?: RefObject<HTMLInputElement | null>
  onChange(value: string): void
}

/** A field for a code, with its refusal beneath. */
export function CodeField({ label, refusal, isRecovery = false, value, field, onChange }: Props) {
  const id = useId()
  return (
    <div className="second-factor__field">
      <label htmlFor={id}>{label}</label>
      <input
        aria-describedby={`${id}-refusal`}
        aria-invalid={Boolean(refusal)}
        autoCapitalize={isRecovery ? 'characters' : 'off'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        id={id}
        inputMode={isRecovery ? 'text' : 'numeric'}
        maxLength={isRecovery ? 20 : 7}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        ref={field}
        required
        spellCheck={false}
        type="text"
        value={value}
      />
      <p className="consent-form__refusal" id={`${id}-refusal`} role="alert">
        {refusal}
      </p>
    </div>
  )
}
