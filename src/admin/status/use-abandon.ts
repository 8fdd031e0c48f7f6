import { toast, useConfig, useDocumentInfo, useForm, useFormModified, useLocale, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { type ChangedField, changedFields } from './changed-fields'
import { statusMessages } from './messages'

/** What would be removed, and when the text of the site was published. */
interface Pending {
  publishedAt: string
  fields: ChangedField[]
}

const options = (language: string) => ({ credentials: 'include' as const, headers: { 'Accept-Language': language } })

/** Finds what is pending in the open form, and returns the document to its published text. */
export function useAbandon(onDone: () => void) {
  const {
    collectionSlug,
    id,
    incrementVersionCount,
    setData,
    setMostRecentVersionIsAutosaved,
    setUnpublishedVersionCount,
  } = useDocumentInfo()
  const { config, getEntityConfig } = useConfig()
  const { reset } = useForm()
  const modified = useFormModified()
  const { code: locale } = useLocale()
  const { i18n } = useTranslation()
  const messages = messagesIn(statusMessages, languageOf(i18n))
  const url = `${config.routes.api}/${collectionSlug}/${id}`
  const [pending, setPending] = useState<'looking' | 'unknown' | Pending>('looking')
  const [step, setStep] = useState<'idle' | 'unsaved' | 'abandoning'>('idle')

  useEffect(() => {
    const find = async () => {
      const fields = getEntityConfig({ collectionSlug: collectionSlug ?? '' })?.fields ?? []
      const read = async (draft: boolean) => {
        const response = await fetch(`${url}?draft=${draft}&locale=all&depth=0`, options(i18n.language))
        if (!response.ok) throw new Error(response.statusText)
        return (await response.json()) as { updatedAt: string }
      }
      const [published, draft] = await Promise.all([read(false), read(true)])
      return { publishedAt: published.updatedAt, fields: changedFields(fields, published, draft) }
    }
    // Read again once the form is saved: its last words are then part of the draft.
    if (!modified) void find().then(setPending, () => setPending('unknown'))
  }, [collectionSlug, getEntityConfig, i18n.language, modified, url])

  const abandon = async () => {
    if (modified) return setStep('unsaved')
    setStep('abandoning')
    const query = `?locale=${locale}&fallback-locale=null&depth=0`
    const response = await fetch(`${url}/abandon${query}`, { ...options(i18n.language), method: 'POST' }).catch(
      () => undefined,
    )
    const answer = await response?.json().catch(() => undefined)
    if (!response?.ok) {
      setStep('idle')
      return void toast.error(answer?.errors?.[0]?.message ?? messages.failed)
    }
    await reset(answer.doc)
    setData(answer.doc)
    incrementVersionCount()
    setMostRecentVersionIsAutosaved(false)
    setUnpublishedVersionCount(0)
    toast.success(messages.done, { duration: 8_000 })
    onDone()
  }
  return { pending, step, abandon }
}
