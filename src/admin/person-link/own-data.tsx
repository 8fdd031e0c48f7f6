'use client'
import { Button, toast, useAuth } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import { EraseDialog } from './erase-dialog'
import { formatErasure, ownDataMessages } from './own-data-messages'
import { type PersonData, personDataRequests } from './own-data-requests'

interface Props {
  api: string
  collection: string
  id: string
  language: Language
  name: string
}

/** In the form of a person: their data to download, and for administrators the way to erase them. */
export function OwnData({ api, collection, id, language, name }: Props) {
  const messages = messagesIn(ownDataMessages, language)
  const router = useRouter()
  const { user } = useAuth<{ role?: string; collection: 'users' }>()
  const [data, setData] = useState<PersonData>()
  const [isOpen, setIsOpen] = useState(false)
  const read = useCallback(
    async () => setData(await personDataRequests(api, language, messages.failed).read(collection, id)),
    [api, collection, id, language, messages.failed],
  )
  useEffect(() => void read(), [read])
  if (!data) return null
  const { erasure, others, people } = data
  const isErased = erasure?.state === 'done' || erasure?.state === 'under-way'
  return (
    <>
      <h2 className="person-link__title">{messages.title}</h2>
      {erasure && <p>{formatErasure(erasure, language)}</p>}
      {!isErased && (
        <ul className="person-link__facts">
          {people.map((person) => (
            <li key={person}>
              <a download href={`${api}/person-data/${collection}/${id}/archive?person=${encodeURIComponent(person)}`}>
                {messages.download} {person}
              </a>
            </li>
          ))}
        </ul>
      )}
      {!isErased && user?.role === 'admin' && (
        <div className="person-link__ways">
          <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="medium" type="button">
            {messages.erase}
          </Button>
        </div>
      )}
      {isOpen && (
        <EraseDialog
          language={language}
          name={name}
          onClose={() => setIsOpen(false)}
          onErase={(typed, also) =>
            personDataRequests(api, language, messages.failed).erase({ collection, id }, typed, also)
          }
          onErased={(isFinished) => {
            setIsOpen(false)
            toast.success(isFinished ? messages.erased : messages.underWay)
            router.refresh()
            void read()
          }}
          others={others}
        />
      )}
    </>
  )
}
