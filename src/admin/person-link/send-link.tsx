'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { PersonCollection } from '../../domain/person-link'
import { LinkDialog } from './link-dialog'
import { linkRequests } from './link-requests'
import { personLinkMessages } from './messages'
import '../consent/consent.css'
import './person-link.css'

interface Props {
  collection: PersonCollection
  id: string
  language: Language
  person: string
}

/** A button that sends a person the link to their page, to the address of their last link or to another one. */
export function SendLink({ collection, id, language, person }: Props) {
  const messages = messagesIn(personLinkMessages, language)
  const { config } = useConfig()
  const router = useRouter()
  const requests = linkRequests(`${config.serverURL ?? ''}${config.routes.api}`, language, messages.failed)
  const [email, setEmail] = useState<string>()
  return (
    <div>
      <Button
        aria-label={`${messages.send}, ${person}`}
        buttonStyle="secondary"
        margin={false}
        onClick={() => void requests.last(collection, id).then((link) => setEmail(link?.email ?? ''))}
        size="medium"
        type="button"
      >
        {messages.send}
      </Button>
      {email !== undefined && (
        <LinkDialog
          email={email}
          language={language}
          onClose={() => setEmail(undefined)}
          onMake={(name, address) => requests.make({ collection, id, person: name, email: address })}
          onSent={() => {
            toast.success(messages.sent)
            setEmail(undefined)
            router.refresh()
          }}
          person={person}
          way="mail"
        />
      )}
    </div>
  )
}
