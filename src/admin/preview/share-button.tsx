'use client'
import { Button, toast, useConfig, useDocumentInfo, useLocale, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf } from '../../domain/bilingual'
import { DEFAULT_ZONE } from '../../domain/zone'
import { askForLink } from './ask-for-link'
import { shareWords } from './share-words'
import './share-button.css'

/** Copies a link to the preview of the document for somebody without an account, and says until when it works. */
export function ShareButton() {
  const { config } = useConfig()
  const { id, collectionSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { i18n } = useTranslation()
  const language = languageOf(i18n)
  const words = shareWords[language]
  const [isBusy, setIsBusy] = useState(false)
  // Where the browser keeps the clipboard to itself, the link is shown to be copied by hand.
  const [shown, setShown] = useState<string>()
  if (!id) return null

  const copy = async () => {
    setIsBusy(true)
    const url = `${config.serverURL ?? ''}${config.routes.api}/share-links`
    const answer = await askForLink(url, { collection: collectionSlug, id, locale }, i18n.language)
    setIsBusy(false)
    if ('refusal' in answer) return toast.error(answer.refusal ?? words.failed)
    const isCopied = await navigator.clipboard?.writeText(answer.url).then(
      () => true,
      () => false,
    )
    setShown(isCopied ? undefined : answer.url)
    const until = words.until(answer.expiresAt, DEFAULT_ZONE)
    toast.success(`${isCopied ? words.copied : words.shown} ${until}`, { duration: 10_000 })
  }

  return (
    <div className="share-link">
      {shown && (
        <input
          aria-label={words.link}
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
        {words.copy}
      </Button>
    </div>
  )
}
