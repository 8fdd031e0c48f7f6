'use client'
import { useDocumentDrawerContext, useDocumentInfo, useModal, useTranslation } from '@payloadcms/ui'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useRef } from 'react'
import { READ_ONLY } from '../../../collections/shared/access/read-only-view'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { FormNotice } from '../form-notice/form-notice'
import { AskDialog } from './ask-dialog'
import { formatReading, formatWritingToo, presenceMessages } from './messages'
import { usePresence } from './use-presence'

/** In the form of a document: shows that it is open, who else has it open, and asks the second person how to go on. */
export function FormPresence() {
  const { collectionSlug, docConfig, hasSavePermission, id, isTrashed } = useDocumentInfo()
  const isPage = usePathname().endsWith(`/${collectionSlug}/${id}`)
  // The address is that of the page, not of a form in a drawer.
  const isReading = useSearchParams().get(READ_ONLY) === 'true' && isPage
  const isLockable = docConfig?.lockDocuments !== false
  // The permission follows the address a moment later.
  const wasAllowed = useRef(false)
  wasAllowed.current ||= Boolean(hasSavePermission || isReading)
  if (!id || !collectionSlug || isTrashed || !isLockable || !wasAllowed.current) return null
  return <OpenForm collection={collectionSlug} id={String(id)} isReading={isReading} key={`${collectionSlug}/${id}`} />
}

interface Props {
  collection: string
  id: string
  isReading: boolean
}

function OpenForm({ collection, id, isReading }: Props) {
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(presenceMessages, language)
  const { others, isAsked, writeToo } = usePresence({ collection, id }, isReading)
  const switchTo = useReadOnlySwitch()
  const write = () => {
    writeToo()
    switchTo('writing')
  }
  const now = Date.now()
  return (
    <>
      <FormNotice>
        {isReading && (
          <>
            <p>{others.length > 0 ? formatReading(others, now, language) : messages.nobody}</p>
            <button onClick={write} type="button">
              {others.length > 0 ? messages.writeToo : messages.write}
            </button>
          </>
        )}
        {!isReading && !isAsked && others.length > 0 && <p>{formatWritingToo(others, now, language)}</p>}
      </FormNotice>
      {isAsked && (
        <AskDialog language={language} onRead={() => switchTo('reading')} onWrite={writeToo} others={others} />
      )}
    </>
  )
}

/** Returns a function that opens the same address for reading only, or for writing again. A drawer closes instead of being read. */
function useReadOnlySwitch() {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const { drawerSlug } = useDocumentDrawerContext()
  const { closeModal } = useModal()
  return (mode: 'reading' | 'writing') => {
    if (drawerSlug) return mode === 'reading' && closeModal(drawerSlug)
    const query = new URLSearchParams(params)
    if (mode === 'reading') query.set(READ_ONLY, 'true')
    else query.delete(READ_ONLY)
    router.replace(query.size > 0 ? `${pathname}?${query}` : pathname)
  }
}
