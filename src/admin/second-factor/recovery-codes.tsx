'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { useSecondFactor } from './use-requests'

/** New recovery codes, shown this one time, with a button that copies them. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const { texts } = useSecondFactor()
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setSaid(texts.copied),
      () => setSaid(texts.copyFailed),
    )
  return (
    <div className="second-factor__form">
      <p>
        <strong>{texts.codesNote}</strong>
      </p>
      <ol className="second-factor__codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="second-factor__quiet" role="status">
        {said}
      </p>
      <div className="second-factor__actions">
        <Button margin={false} onClick={onDone} size="medium" type="button">
          {texts.noted}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={() => void copy()} size="medium" type="button">
          {texts.copy}
        </Button>
      </div>
    </div>
  )
}
