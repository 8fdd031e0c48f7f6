'use client'
import { Button, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { Device } from '../../../collections/users/sessions'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { deviceMessages } from './messages'
import './devices.css'

/** The devices on which the account of the form is logged in, each with the way to log it out. */
export function Devices() {
  const { id } = useDocumentInfo()
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(deviceMessages, language)
  const { devices, end } = useDevices(id, language)
  if (!devices) return null
  const others = devices.filter(({ isCurrent }) => !isCurrent)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const endOf = (body: object) => async () => {
    if (await end(body)) toast.success(messages.ended)
    else toast.error(messages.failed)
  }
  return (
    <section aria-labelledby="account-devices" className="field-type account-devices">
      <h2 id="account-devices">{messages.title}</h2>
      {devices.length === 0 && <p>{messages.none}</p>}
      <ul>
        {devices.map(({ key, device, createdAt, isCurrent, isUnconfirmed }) => (
          <li key={key}>
            <span>
              <strong>{device ?? messages.unknown}</strong>
              {isCurrent && <span className="account-devices__current">{messages.current}</span>}
              <br />
              {isUnconfirmed ? messages.unconfirmed : messages.since}{' '}
              <time dateTime={createdAt}>{formatMoment(createdAt, zone, language)}</time>
            </span>
            {!isCurrent && (
              <Button
                aria-label={`${messages.end} ${device ?? messages.unknown}`}
                buttonStyle="secondary"
                margin={false}
                onClick={() => void endOf({ device: key })()}
                size="medium"
                type="button"
              >
                {messages.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => void endOf({ others: true })()}
          size="medium"
          type="button"
        >
          {messages.endOthers}
        </Button>
      )}
    </section>
  )
}

/** Reads the devices of an account; `undefined` until they are read, and for who may not see them. */
function useDevices(id: number | string | undefined, language: string) {
  const { config } = useConfig()
  const [devices, setDevices] = useState<Device[]>()
  const address = id && `${config.serverURL ?? ''}${config.routes.api}/users/${encodeURIComponent(id)}/sessions`

  const read = useCallback(async () => {
    if (!address) return
    const response = await fetch(address, { credentials: 'include' }).catch(() => undefined)
    setDevices(response?.ok ? ((await response.json()) as { docs: Device[] }).docs : undefined)
  }, [address])
  useEffect(() => void read(), [read])

  /** Returns whether the server has done it. */
  const end = async (body: object): Promise<boolean> => {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
    const init = { method: 'POST', credentials: 'include', headers, body: JSON.stringify(body) } as const
    const response = await fetch(`${address}/end`, init).catch(() => undefined)
    await read()
    return response?.ok === true
  }
  return { devices, end }
}
