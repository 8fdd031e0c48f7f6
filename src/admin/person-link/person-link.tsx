'use client'
import { Button, toast, useAuth, useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { stateOfLink } from '../../domain/person-link'
import { LinkDialog } from './link-dialog'
import { linkRequests } from './link-requests'
import { formatLink, personLinkMessages, type ShownLink } from './messages'
import { OwnData } from './own-data'
import { ProposedPhoto } from './proposed-photo'
import { WithdrawPerson } from './withdraw-person'
import '../consent/consent.css'
import './person-link.css'

/** In the form of a person: the link to their page, what became of it, and the ways to send it. For people who may publish. */
export function PersonLink() {
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(personLinkMessages, language)
  const { config } = useConfig()
  const { id, collectionSlug = '' } = useDocumentInfo()
  const name = useFormFields(([fields]) => fields?.name?.value)
  const router = useRouter()
  const { user } = useAuth<{ role?: string; collection: 'users' }>()
  const api = `${config.serverURL ?? ''}${config.routes.api}`
  const requests = useMemo(() => linkRequests(api, language, messages.failed), [api, language, messages.failed])
  const [link, setLink] = useState<ShownLink>()
  const [way, setWay] = useState<'mail' | 'paper'>()
  const mayPublish = user?.role === 'admin' || user?.role === 'editor'
  const read = useCallback(async () => {
    if (id && mayPublish) setLink(await requests.last(collectionSlug, String(id)))
  }, [collectionSlug, id, mayPublish, requests])
  useEffect(() => void read(), [read])
  if (!mayPublish) return null
  if (!id) return <p className="person-link">{messages.saveFirst}</p>

  const revoke = async (one: ShownLink) => {
    const { refusal } = await requests.revoke(one.id)
    if (refusal) toast.error(refusal)
    else toast.success(messages.revoked)
    await read()
  }
  const isLive = link && ['open', 'used'].includes(stateOfLink(link, new Date()))
  return (
    <section aria-labelledby="person-link" className="person-link">
      <h2 className="person-link__title" id="person-link">
        {messages.title}
      </h2>
      {link ? (
        <ul className="person-link__facts">
          {formatLink(link, language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p>{messages.note}</p>
      )}
      {link?.proposedAt && (
        <Link href={`${config.routes.admin}/collections/${collectionSlug}/${id}/versions`} prefetch={false}>
          {messages.compare}
        </Link>
      )}
      <ProposedPhoto collection={collectionSlug} id={String(id)} language={language} requests={requests} />
      <div className="person-link__ways">
        <Button buttonStyle="secondary" margin={false} onClick={() => setWay('mail')} size="medium" type="button">
          {link && !link.answer ? messages.remind : messages.send}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={() => setWay('paper')} size="medium" type="button">
          {messages.print}
        </Button>
        {isLive && (
          <Button buttonStyle="subtle" margin={false} onClick={() => void revoke(link)} size="medium" type="button">
            {messages.revoke}
          </Button>
        )}
        <WithdrawPerson
          language={language}
          onWithdraw={() => requests.withdraw(collectionSlug, String(id))}
          onWithdrawn={() => {
            router.refresh()
            void read()
          }}
        />
      </div>
      <OwnData
        api={api}
        collection={collectionSlug}
        id={String(id)}
        language={language}
        name={typeof name === 'string' ? name : ''}
      />
      {way && (
        <LinkDialog
          email={link?.email ?? ''}
          language={language}
          onClose={() => setWay(undefined)}
          onMake={(person, email) => requests.make({ collection: collectionSlug, id: String(id), person, email })}
          onSent={() => {
            if (way === 'mail') toast.success(messages.sent)
            setWay(undefined)
            void read()
          }}
          person={link?.person ?? (typeof name === 'string' ? name : '')}
          way={way}
        />
      )}
    </section>
  )
}
