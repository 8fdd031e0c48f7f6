'use client'
import { getTranslation } from '@payloadcms/translations'
import { Button, useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { Dialog } from '../dialog/dialog'
import { type DeviceText, removeText, textsOf } from './device-store'
import { formatWhen, unsavedMessages } from './messages'

/** Asks before a person logs out of a device that holds unsaved text of theirs; logging out removes it. */
export function LogoutGuard({ children }: { children?: ReactNode }) {
  const { user } = useAuth()
  const { config, getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const language = languageOf(i18n)
  const messages = messagesIn(unsavedMessages, language)
  const [texts, setTexts] = useState<DeviceText[]>([])
  const logout = `${config.routes.admin}${config.admin.routes.logout}`
  const userId = user ? String(user.id) : undefined

  useEffect(() => {
    const ask = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!userId || !link || new URL(link.href).pathname !== logout) return
      const unsaved = textsOf(userId)
      if (unsaved.length === 0) return
      event.preventDefault()
      event.stopPropagation()
      setTexts(unsaved)
    }
    document.addEventListener('click', ask, true)
    return () => document.removeEventListener('click', ask, true)
  }, [logout, userId])

  const leave = () => {
    for (const { form } of texts) removeText(form)
    window.location.assign(logout)
  }
  const nameOf = ({ form, fields, at }: DeviceText) => {
    const collection = getEntityConfig({ collectionSlug: form.collection })
    const label = collection ? getTranslation(collection.labels.singular, i18n) : form.collection
    const title = fields.find(({ path }) => path === collection?.admin.useAsTitle)?.value
    const name =
      typeof title === 'string' && title ? `« ${title} »` : form.document === 'create' ? messages.logoutNew : ''
    return `${label} ${name}, ${formatWhen(at, language)}`
  }
  return (
    <>
      {children}
      {texts.length > 0 && (
        <Dialog onClose={() => setTexts([])} title={messages.logoutTitle}>
          <p>{messages.logoutBody}</p>
          <ul>
            {texts.map((text) => (
              <li key={Object.values(text.form).join(' ')}>{nameOf(text)}</li>
            ))}
          </ul>
          <div className="admin-dialog__actions">
            <Button margin={false} onClick={() => setTexts([])} size="medium" type="button">
              {messages.stay}
            </Button>
            <Button className="danger-button" margin={false} onClick={leave} size="medium" type="button">
              {messages.logOut}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
