'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import type { Answers, QuestionKind } from '../../domain/exchange/questions'
import { formatOccurrences, questionKinds, questionMessages } from './question-messages'
import type { PlanQuestion } from './use-import'
import './plan-questions.css'

interface Props {
  questions: PlanQuestion[]
  isBusy: boolean
  onAnswer: (answers: Answers) => void
  language: Language
}

/** The questions about a file, one select each, with what is likely chosen already. Answered ones can be changed. */
export function PlanQuestions({ questions, isBusy, language, onAnswer }: Props) {
  const messages = messagesIn(questionMessages, language)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  if (questions.length === 0) return null
  const keyOf = ({ kind, value }: PlanQuestion) => `${kind} ${value}`
  const answerTo = (question: PlanQuestion) =>
    chosen[keyOf(question)] ?? question.answer ?? question.suggestion ?? UNDECIDED
  const isNew = questions.some((question) => question.answer === null)
  const kinds = [...new Set(questions.map(({ kind }) => kind))]
  const send = () => {
    const answers: Partial<Record<QuestionKind, Record<string, string>>> = {}
    for (const question of questions) {
      const value = answerTo(question)
      if (value !== UNDECIDED) answers[question.kind] = { ...answers[question.kind], [question.value]: value }
    }
    onAnswer(answers)
  }
  const form = (
    <form
      className="plan-questions__form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {kinds.map((kind) => (
        <fieldset key={kind}>
          <legend>{inLanguage(questionKinds[kind], language)}</legend>
          {questions
            .filter((question) => question.kind === kind)
            .map((question) => (
              <QuestionField
                key={keyOf(question)}
                language={language}
                onChange={(value) => setChosen({ ...chosen, [keyOf(question)]: value })}
                question={question}
                value={answerTo(question)}
              />
            ))}
        </fieldset>
      ))}
      <Button buttonStyle={isNew ? 'primary' : 'secondary'} disabled={isBusy} margin={false} type="submit">
        {messages.confirm}
      </Button>
    </form>
  )
  return isNew ? (
    <section className="plan-questions">
      <h4>{messages.title}</h4>
      <p>{messages.intro}</p>
      {form}
    </section>
  ) : (
    <details className="plan-questions">
      <summary>{messages.answered}</summary>
      {form}
    </details>
  )
}

// The value of a select that nobody has chosen from. No option of a question has it.
const UNDECIDED = '?'

interface FieldProps {
  question: PlanQuestion
  value: string
  onChange: (value: string) => void
  language: Language
}

function QuestionField({ question, value, language, onChange }: FieldProps) {
  const messages = messagesIn(questionMessages, language)
  const id = useId()
  const note = question.kind === 'column' ? '' : formatOccurrences(question.count, question.row, language)
  return (
    <div className="plan-questions__field">
      <label htmlFor={id}>
        {inLanguage({ fr: `« ${question.value} »`, en: `“${question.value}”` }, language)}
        {note && <span className="plan-questions__note">{note}</span>}
      </label>
      <select id={id} onChange={({ target }) => onChange(target.value)} value={value}>
        {value === UNDECIDED && (
          <option disabled={question.isRequired} value={UNDECIDED}>
            {messages.choose}
          </option>
        )}
        {question.options.map(({ value: option, label }) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
