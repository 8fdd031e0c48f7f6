'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { CodeField } from './code-field'
import { confirmWithPasskey } from './passkey'
import { useSecondFactor } from './use-requests'

interface Props {
  hasTotp: boolean
  hasPasskey: boolean
  target: string
}

/** Asks for a code or a passkey, and opens the page that was wanted once the log-in is confirmed. */
export function ConfirmLogIn({ hasTotp, hasPasskey, target }: Props) {
  const { texts, requests } = useSecondFactor()
  const [way, setWay] = useState<'code' | 'recovery' | 'passkey'>(hasPasskey ? 'passkey' : 'code')
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is another one for another way
  useEffect(() => field.current?.focus(), [way])

  const finish = async (confirm: () => Promise<{ refusal?: string }>) => {
    setIsBusy(true)
    setRefusal(undefined)
    const outcome = await confirm()
    if (outcome.refusal === undefined) return window.location.assign(target)
    setIsBusy(false)
    setRefusal(outcome.refusal)
    field.current?.select()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void finish(() => requests.post('second-factor/confirm', { code }))
  }
  const choose = (next: typeof way) => () => {
    setWay(next)
    setCode('')
    setRefusal(undefined)
  }
  const leave = async () => {
    await requests.post('second-factor/leave')
    window.location.assign(`${window.location.pathname.replace(/\/second-factor$/, '')}/login`)
  }
  return (
    <form className="second-factor__form" onSubmit={submit}>
      {way === 'passkey' ? (
        <>
          <p className="consent-form__refusal" role="alert">
            {refusal}
          </p>
          <Button
            disabled={isBusy}
            margin={false}
            onClick={() => void finish(() => confirmWithPasskey(requests, texts))}
            size="large"
            type="button"
          >
            {texts.usePasskey}
          </Button>
        </>
      ) : (
        <>
          <CodeField
            field={field}
            isRecovery={way === 'recovery'}
            key={way}
            label={way === 'recovery' ? texts.recoveryCode : texts.code}
            onChange={setCode}
            refusal={refusal}
            value={code}
          />
          <Button disabled={isBusy} margin={false} size="large" type="submit">
            {texts.confirm}
          </Button>
        </>
      )}
      <div className="second-factor__ways">
        {hasPasskey && way !== 'passkey' && <Way onChoose={choose('passkey')} text={texts.usePasskey} />}
        {hasTotp && way !== 'code' && <Way onChoose={choose('code')} text={texts.useCode} />}
        {way !== 'recovery' && <Way onChoose={choose('recovery')} text={texts.useRecovery} />}
        <Way onChoose={() => void leave()} text={texts.leave} />
      </div>
      <p className="second-factor__quiet">{texts.lost}</p>
    </form>
  )
}

const Way = ({ text, onChoose }: { text: string; onChoose(): void }) => (
  <Button buttonStyle="transparent" margin={false} onClick={onChoose} size="medium" type="button">
    {text}
  </Button>
)
