'use client'
import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import Link from 'next/link'
import { useState } from 'react'
import type { PersonOfEdition } from '../../consent/people'
import { type Language, messagesIn } from '../../domain/bilingual'
import { isWrittenTo, type Sending } from '../../domain/people-of-edition'
import {
  formatAnswer,
  formatAnswered,
  formatConfirmation,
  formatRemind,
  formatSend,
  formatWaiting,
  formatWithoutAddress,
  peopleMessages,
} from './messages'
import { usePeople } from './use-people'

interface Props {
  admin: string
  initial: PersonOfEdition[]
  language: Language
  url: string
}

const MODAL = 'send-person-pages'

/** The speakers of an edition in a table, with the address of each, and the buttons that write to many of them. */
export function PeopleTable({ admin, initial, language, url }: Props) {
  const messages = messagesIn(peopleMessages, language)
  const { people, waiting, refusal, send } = usePeople(url, initial, language, messages.failed)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [chosen, setChosen] = useState<Sending>('send')
  const { openModal, closeModal } = useModal()
  const emailOf = ({ id, email }: PersonOfEdition) => typed[id] ?? email ?? ''
  const toWriteTo = (sending: Sending) =>
    people.filter((person) => emailOf(person).trim() && isWrittenTo(person, sending, new Date()))
  const ask = (sending: Sending) => {
    setChosen(sending)
    openModal(MODAL)
  }
  const confirmed = () => {
    closeModal(MODAL)
    const emails = Object.fromEntries(toWriteTo(chosen).map((person) => [person.id, emailOf(person).trim()]))
    void send(chosen, emails)
  }
  const answered = people.filter(({ answer }) => answer === 'agreed' || answer === 'withdrawn').length
  const without = people.filter((person) => !emailOf(person).trim()).length
  return (
    <>
      <p>
        {formatAnswered(answered, people.length, language)} {without > 0 && formatWithoutAddress(without, language)}
      </p>
      <div className="people__ways">
        {(['send', 'remind'] as const).map((sending) => {
          const count = toWriteTo(sending).length
          const label = sending === 'send' ? formatSend(count, language) : formatRemind(count, language)
          return (
            <Button
              buttonStyle={sending === 'send' ? 'primary' : 'secondary'}
              disabled={count === 0}
              key={sending}
              margin={false}
              onClick={() => ask(sending)}
              size="medium"
            >
              {label}
            </Button>
          )
        })}
      </div>
      <div aria-live="polite">
        {waiting > 0 && (
          <p>
            {formatWaiting(waiting, language)} {messages.sendingNote}
          </p>
        )}
        {refusal && <p className="people__refusal">{refusal}</p>}
      </div>
      <table className="people__table">
        <thead>
          <tr>
            <th scope="col">{messages.person}</th>
            <th scope="col">{messages.answer}</th>
            <th scope="col">{messages.email}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link href={`${admin}/collections/speakers/${person.id}`} prefetch={false}>
                  {person.person}
                </Link>
              </th>
              <td>{formatAnswer(person, language)}</td>
              <td>
                <input
                  aria-label={`${messages.email}, ${person.person}`}
                  autoComplete="off"
                  maxLength={200}
                  onChange={({ currentTarget }) => setTyped({ ...typed, [person.id]: currentTarget.value })}
                  type="email"
                  value={emailOf(person)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmationModal
        body={formatConfirmation(toWriteTo(chosen).length, language)}
        cancelLabel={messages.cancel}
        confirmLabel={messages.sendNow}
        heading={messages.confirm}
        modalSlug={MODAL}
        onConfirm={confirmed}
      />
    </>
  )
}
