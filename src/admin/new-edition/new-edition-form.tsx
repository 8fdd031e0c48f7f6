'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import type { Language } from '../../domain/bilingual'
import { type Answer, refusals } from '../progress/follow'
import { ProgressLine } from '../progress/progress-line'
import { useArrival } from '../progress/use-arrival'
import { FormField } from './form-field'
import { PlanView } from './plan-view'
import { type SourceFacts, useNewEdition } from './use-new-edition'
import { type NewEditionWords, newEditionWords } from './words'

interface Props {
  adminUrl: string
  language: Language
  source: SourceFacts
  url: string
}

/** The form of a new edition, then its plan, then the way to what was made. */
export function NewEditionForm({ adminUrl, language, source, url }: Props) {
  const words = newEditionWords[language]
  const { order, step, change, see, create } = useNewEdition(url, source, language)
  const refusal = 'refusal' in step ? step.refusal : undefined
  const form = useRef<HTMLFormElement>(null)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) (form.current?.querySelector<HTMLElement>('[aria-invalid]') ?? note.current)?.focus()
  }, [refusal])
  if (step.at === 'done') {
    return <Made url={`${adminUrl}/collections/editions/${step.edition.id}`} words={words} />
  }
  const isBusy = step.at === 'planning' || step.at === 'writing'
  const of = (path: string) => refusal?.body.errors?.find((error) => error.path === path)?.message
  return (
    <>
      <form
        className="new-edition__form"
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          void see()
        }}
      >
        <fieldset disabled={isBusy}>
          <div className="new-edition__row">
            <FormField
              label={words.startsOn}
              name="startsOn"
              onChange={(event) => change({ startsOn: event.target.value })}
              refusal={of('startsOn')}
              required
              type="date"
              value={order.startsOn}
            />
            <FormField
              label={words.endsOn}
              min={order.startsOn}
              name="endsOn"
              note={words.endsOnNote}
              onChange={(event) => change({ endsOn: event.target.value })}
              refusal={of('endsOn')}
              required
              type="date"
              value={order.endsOn}
            />
            <FormField
              autoComplete="off"
              label={words.city}
              maxLength={100}
              name="city"
              onChange={(event) => change({ city: event.target.value })}
              refusal={of('city')}
              required
              type="text"
              value={order.city}
            />
          </div>
          <FormField
            autoComplete="off"
            label={words.titleField}
            maxLength={200}
            name="title"
            onChange={(event) => change({ title: event.target.value })}
            refusal={of('title')}
            type="text"
            value={order.title}
          />
          <fieldset className="new-edition__choices">
            <legend>{words.choices}</legend>
            {(['partners', 'participants'] as const).map((name) => (
              <label key={name}>
                <input
                  checked={order[name]}
                  name={name}
                  onChange={(event) => change({ [name]: event.target.checked })}
                  type="checkbox"
                />
                {words[name]}
              </label>
            ))}
            <p className="native-field__note">{words.participantsNote}</p>
          </fieldset>
          <Button buttonStyle={step.at === 'form' ? 'primary' : 'secondary'} disabled={isBusy} type="submit">
            {words.see}
          </Button>
        </fieldset>
      </form>
      <div aria-live="polite" className="new-edition__refusals" ref={note} tabIndex={-1}>
        {refusal && sentences(refusal, words.offline, words.refused).map((text) => <p key={text}>{text}</p>)}
      </div>
      {step.at === 'planning' && <ProgressLine label={words.seeing} of={words.of} />}
      {'plan' in step && <PlanView plan={step.plan} words={words} />}
      {step.at === 'plan' && (
        <Button onClick={() => void create(step.plan)}>{step.plan.edition.id ? words.complete : words.create}</Button>
      )}
      {step.at === 'writing' && <ProgressLine label={words.creating} of={words.of} progress={step.progress} />}
    </>
  )
}

function Made({ url, words }: { url: string; words: NewEditionWords }) {
  const part = useArrival<HTMLElement>()
  return (
    <section className="new-edition__done" ref={part} role="status" tabIndex={-1}>
      <p>{words.done}</p>
      <Button el="anchor" url={url}>
        {words.open}
      </Button>
    </section>
  )
}

/** What was refused as a whole; what concerns a field is said beside it. */
function sentences(refusal: Answer, offline: string, fields: string): string[] {
  const isOfFields = refusal.body.errors?.some(({ path }) => path)
  return isOfFields ? [fields] : refusals(refusal, offline)
}
