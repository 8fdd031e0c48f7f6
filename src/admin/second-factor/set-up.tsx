'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { addPasskey } from './passkey'
import { RecoveryCodes } from './recovery-codes'
import { type BegunTotp, SetUpTotp } from './set-up-totp'
import { useSecondFactor } from './use-requests'

/** Sets the first factor of an account up in the page that opens nothing else, then opens the page that was wanted. */
export function SetUp({ target }: { target: string }) {
  const { texts, requests } = useSecondFactor()
  const [begun, setBegun] = useState<BegunTotp>()
  const [codes, setCodes] = useState<string[]>()
  const [refusal, setRefusal] = useState<string>()
  const done = () => window.location.assign(target)
  const added = (recoveryCodes: string[] | undefined) => (recoveryCodes ? setCodes(recoveryCodes) : done())
  const beginTotp = async () => {
    const outcome = await requests.post<BegunTotp>('second-factor/totp')
    setRefusal(outcome.refusal)
    setBegun(outcome.data)
  }
  const beginPasskey = async () => {
    const outcome = await addPasskey(requests, texts, { name: '' })
    setRefusal(outcome.refusal)
    if (outcome.data) added(outcome.data.recoveryCodes)
  }
  const leave = async () => {
    await requests.post('second-factor/leave')
    window.location.assign(`${window.location.pathname.replace(/\/second-factor$/, '')}/login`)
  }
  if (codes) return <RecoveryCodes codes={codes} onDone={done} />
  if (begun) return <SetUpTotp begun={begun} onAdded={added} onCancel={() => setBegun(undefined)} />
  return (
    <div className="second-factor__form">
      <p className="consent-form__refusal" role="alert">
        {refusal}
      </p>
      <Button margin={false} onClick={() => void beginPasskey()} size="large" type="button">
        {texts.addPasskey}
      </Button>
      <Button buttonStyle="secondary" margin={false} onClick={() => void beginTotp()} size="large" type="button">
        {texts.addTotp}
      </Button>
      <Button buttonStyle="transparent" margin={false} onClick={() => void leave()} size="medium" type="button">
        {texts.leave}
      </Button>
    </div>
  )
}
