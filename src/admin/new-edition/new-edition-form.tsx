'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { type OperationResult, refusalMessages } from '../progress/follow'
import { ProgressLine } from '../progress/progress-line'
import { useArrival } from '../progress/use-arrival'
import { newEditionMessages } from './messages'
import { OrderFields } from './order-fields'
import { PlanView } from './plan-view'
import { UndoEdition } from './undo-edition'
import { type SourceFacts, useNewEdition } from './use-new-edition'

interface Props {
  adminUrl: string
  language: Language
  /** Of the programmes in the API. */
  programme: string
  source: SourceFacts
  url: string
}

/** The form of a new edition, then its plan, then a link to the edition that was created. */
export function NewEditionForm({ adminUrl, language, programme, source, url }: Props) {
  const messages = messagesIn(newEditionMessages, language)
  const { order, step, change, see, create } = useNewEdition(url, source, language)
  const refusal = 'refusal' in step ? step.refusal : undefined
  const { form, note } = useRefusalFocus(refusal)
  if (step.at === 'done') {
    return <Created admin={adminUrl} edition={step.edition.id} language={language} programme={programme} />
  }
  const isBusy = step.at === 'planning' || step.at === 'writing'
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
          <OrderFields change={change} language={language} order={order} refusal={refusal} />
          <Button buttonStyle={step.at === 'form' ? 'primary' : 'secondary'} disabled={isBusy} type="submit">
            {messages.see}
          </Button>
        </fieldset>
      </form>
      <div aria-live="polite" className="new-edition__refusals" ref={note} tabIndex={-1}>
        {refusal && generalMessages(refusal, language).map((text) => <p key={text}>{text}</p>)}
      </div>
      {step.at === 'planning' && <ProgressLine label={messages.seeing} language={language} />}
      {'plan' in step && <PlanView language={language} plan={step.plan} />}
      {step.at === 'plan' && (
        <Button onClick={() => void create(step.plan)}>
          {step.plan.edition.id ? messages.complete : messages.create}
        </Button>
      )}
      {step.at === 'writing' && <ProgressLine label={messages.creating} language={language} progress={step.progress} />}
    </>
  )
}

/** Moves the focus to the first refused field, or to the messages where no field is refused. */
function useRefusalFocus(refusal: OperationResult | undefined) {
  const form = useRef<HTMLFormElement>(null)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) (form.current?.querySelector<HTMLElement>('[aria-invalid]') ?? note.current)?.focus()
  }, [refusal])
  return { form, note }
}

interface CreatedProps extends Pick<Props, 'language' | 'programme'> {
  admin: string
  /** The id of the new edition. */
  edition: string
}

/** Leads to the board of the new edition, or undoes it. */
function Created({ admin, edition, language, programme }: CreatedProps) {
  const messages = messagesIn(newEditionMessages, language)
  const part = useArrival<HTMLElement>()
  return (
    <section className="new-edition__done" ref={part} role="status" tabIndex={-1}>
      <p>
        {messages.done} {messages.whileUntouched}
      </p>
      <Button el="anchor" url={`${admin}/collections/editions/${edition}/programme`}>
        {messages.open}
      </Button>
      <UndoEdition admin={admin} language={language} url={`${programme}/${edition}`} />
    </section>
  )
}

/** Returns the messages that concern no single field; those of a field stand beside it. */
function generalMessages(refusal: OperationResult, language: Language): string[] {
  const isOfFields = refusal.body.errors?.some(({ path }) => path)
  if (isOfFields) return [inLanguage(newEditionMessages.refused, language)]
  return refusalMessages(refusal, inLanguage(newEditionMessages.offline, language))
}
