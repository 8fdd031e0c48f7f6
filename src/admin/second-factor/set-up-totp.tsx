'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useState } from 'react'
import { CodeField } from './code-field'
import type { Added } from './passkey'
import { useSecondFactor } from './use-requests'

/** An application of codes that is being set up. */
export interface BegunTotp {
  secret: string
  svg: string
  enrolment: string
}

interface Props {
  begun: BegunTotp
  onAdded(codes: string[] | undefined): void
  onCancel(): void
}

/** Shows the secret of an application of codes as an image and a text, and asks for its first code. */
export function SetUpTotp({ begun: { secret, svg, enrolment }, onAdded, onCancel }: Props) {
  const { texts, requests } = useSecondFactor()
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // The form of the account is around this one for React.
    event.stopPropagation()
    setIsBusy(true)
    const { data, refusal: why } = await requests.post<Added>('second-factor/totp/finish', { enrolment, code })
    setIsBusy(false)
    setRefusal(why)
    if (data) onAdded(data.recoveryCodes)
  }
  return (
    <form className="second-factor__form" onSubmit={(event) => void submit(event)}>
      <p>{texts.scan}</p>
      <img alt={texts.image} className="second-factor__image" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
      <p className="second-factor__secret">
        {texts.secret}
        <br />
        <code>{secret.replace(/(.{4})(?!$)/g, '$1 ')}</code>
      </p>
      <CodeField label={texts.code} onChange={setCode} refusal={refusal} value={code} />
      <div className="second-factor__actions">
        <Button disabled={isBusy} margin={false} size="medium" type="submit">
          {texts.confirm}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onCancel} size="medium" type="button">
          {texts.cancel}
        </Button>
      </div>
    </form>
  )
}
