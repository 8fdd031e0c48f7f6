'use client'
import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { FactorsView } from '../../../collections/users/second-factor/manage'
import { inLanguage } from '../../domain/bilingual'
import { type Change, ChangeDialog } from './change-dialog'
import { FactorList } from './factor-list'
import { formatCodesLeft, formatRequired } from './messages'
import { useSecondFactor } from './use-requests'
import '../consent/consent.css'
import './second-factor.css'

/** In the form of an account: how it confirms its log-ins, and the ways to change that; for administrators, to reset it. */
export function SecondFactor() {
  const { id } = useDocumentInfo()
  const { user } = useAuth<{ id: string; role?: string; collection: 'users' }>()
  const { language, texts, requests } = useSecondFactor()
  const [view, setView] = useState<FactorsView>()
  const [change, setChange] = useState<Change>()
  const read = useCallback(async () => {
    if (id) setView((await requests.get<FactorsView>(`${encodeURIComponent(id)}/second-factor`)).data)
  }, [id, requests])
  useEffect(() => void read(), [read])
  if (!id || !view) return null
  const isOwn = user?.id === id
  const { methods, recoveryCodesLeft, demand, from } = view
  const hasAny = methods.length > 0
  const close = () => {
    setChange(undefined)
    void read()
  }
  return (
    <section aria-labelledby="account-factor" className="field-type account-factor">
      <h2 id="account-factor">{texts.title}</h2>
      {!hasAny && <p>{isOwn ? (demand === 'off' ? texts.off : texts.none) : texts.noneOfOther}</p>}
      {!hasAny && isOwn && demand === 'required' && (
        <p className="account-factor__required">{inLanguage(formatRequired(from), language)}</p>
      )}
      <FactorList
        language={language}
        methods={methods}
        onRemove={isOwn ? (method) => setChange({ kind: 'remove', id: method.id }) : undefined}
        texts={texts}
      />
      {hasAny && <p>{formatCodesLeft(recoveryCodesLeft, language)}</p>}
      <div className="account-factor__ways">
        {isOwn && demand !== 'off' && (
          <>
            <Way onChoose={() => setChange({ kind: 'passkey' })} text={texts.addPasskey} />
            {!methods.some(({ kind }) => kind === 'totp') && (
              <Way onChoose={() => setChange({ kind: 'totp' })} text={texts.addTotp} />
            )}
          </>
        )}
        {isOwn && hasAny && <Way onChoose={() => setChange({ kind: 'codes' })} text={texts.newCodes} />}
        {!isOwn && hasAny && user?.role === 'admin' && (
          <Way onChoose={() => setChange({ kind: 'reset', id: String(id) })} text={texts.reset} />
        )}
      </div>
      {change && <ChangeDialog change={change} onClose={close} />}
    </section>
  )
}

const Way = ({ text, onChoose }: { text: string; onChoose(): void }) => (
  <Button buttonStyle="secondary" margin={false} onClick={onChoose} size="medium" type="button">
    {text}
  </Button>
)
