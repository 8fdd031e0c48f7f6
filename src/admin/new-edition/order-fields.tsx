'use client'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { OperationResult } from '../progress/follow'
import { FormField } from './form-field'
import { newEditionMessages } from './messages'
import type { Order } from './use-new-edition'

interface Props {
  change(changes: Partial<Order>): void
  language: Language
  order: Order
  refusal?: OperationResult
}

/** The fields of a new edition: its days, its city, its title, and what else to copy. */
export function OrderFields({ change, language, order, refusal }: Props) {
  const messages = messagesIn(newEditionMessages, language)
  const field = (name: 'startsOn' | 'endsOn' | 'city' | 'title') => ({
    name,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
    refusal: refusal?.body.errors?.find((error) => error.path === name)?.message,
    value: order[name],
  })
  return (
    <>
      <div className="new-edition__row">
        <FormField {...field('startsOn')} label={messages.startsOn} required type="date" />
        <FormField
          {...field('endsOn')}
          label={messages.endsOn}
          min={order.startsOn}
          note={messages.endsOnNote}
          required
          type="date"
        />
        <FormField {...field('city')} autoComplete="off" label={messages.city} maxLength={100} required type="text" />
      </div>
      <FormField {...field('title')} autoComplete="off" label={messages.titleField} maxLength={200} type="text" />
      <fieldset className="new-edition__choices">
        <legend>{messages.choices}</legend>
        {(['partners', 'participants'] as const).map((name) => (
          <label key={name}>
            <input
              checked={order[name]}
              name={name}
              onChange={(event) => change({ [name]: event.target.checked })}
              type="checkbox"
            />
            {messages[name]}
          </label>
        ))}
        <p className="native-field__note">{messages.participantsNote}</p>
      </fieldset>
    </>
  )
}
