'use client'
import { Button, toast, useConfig, useDocumentInfo, useLocale, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { DEFAULT_ZONE } from '../../domain/zone'
import { formatValidUntil, shareMessages } from './messages'
import { requestShareLink } from './request-share-link'
import './share-button.css'

/** A button that copies a share link to the preview of the document, and shows until when it is valid. */
export function ShareButton() {
  const { config } = useConfig()
  const { id, collectionSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { i18n } = useTranslation()
  const language = languageOf(i18n)
  const messages = messagesIn(shareMessages, language)
  const [isBusy, setIsBusy] = useState(false)
  // Shown to be copied by hand where the browser refuses access to the clipboard.
  const [shown, setShown] = useState<string>()
  if (!id) return null

  const copy = async () => {
    setIsBusy(true)
    const url = `${config.serverURL ?? ''}${config.routes.api}/share-links`
    const result = await requestShareLink(url, { collection: collectionSlug, id, locale }, i18n.language)
    setIsBusy(false)
    if ('refusal' in result) return toast.error(result.refusal ?? messages.failed)
    const isCopied = await navigator.clipboard?.writeText(result.url).then(
      () => true,
      () => false,
    )
    setShown(isCopied ? undefined : result.url)
    const until = formatValidUntil(result.expiresAt, DEFAULT_ZONE, language)
    toast.success(`${isCopied ? messages.copied : messages.shown} ${until}`, { duration: 10_000 })
  }

  return (
    <div className="share-link">
      {shown && (
        <input
          aria-label={messages.link}
          className="share-link__address"
          onFocus={({ target }) => target.select()}
          readOnly
          value={shown}
        />
      )}
      <Button
        buttonStyle="subtle"
        disabled={isBusy}
        margin={false}
        onClick={() => void copy()}
        size="medium"
        type="button"
      >
        {messages.copy}
      </Button>
    </div>
  )
}
