'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import { useDeferredValue, useMemo, useState } from 'react'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { typographyApplied, typographySuggestions } from '../../domain/writing/french-typography'
import { inclusiveSuggestions } from '../../domain/writing/inclusive'
import { applied, type Suggestion } from '../../domain/writing/suggestion'
import { formatCorrect, formatIgnore, formatInsteadOf, formatReplace, reasonLabels, writingMessages } from './messages'
import './writing-help.css'

type Found = Suggestion & { part: number }

const noParts: string[] = []

/** The suggestions for the runs of a text. */
function suggestionsIn(parts: string[]): Record<'typography' | 'inclusive', Found[]> {
  const found = (suggest: (text: string) => Suggestion[]): Found[] =>
    parts.flatMap((text, part) => suggest(text).map((suggestion) => ({ ...suggestion, part })))
  return { typography: found(typographySuggestions), inclusive: found(inclusiveSuggestions) }
}

interface Props {
  /** The runs of a French text, the same array as long as it is the same text. */
  written: string[]
  onChange(written: string[]): void
}

/** Suggestions of typography and inclusive writing under a French text. Nothing changes without a click. */
export function Suggestions({ written, onChange }: Props) {
  // Suggestions follow the text when the browser has the time: neither a form that opens nor a key waits for them.
  const parts = useDeferredValue(written, noParts)
  const suggestions = useMemo(() => suggestionsIn(parts), [parts])
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(writingMessages, language)
  const [ignored, setIgnored] = useState<string[]>([])
  const { typography } = suggestions
  const inclusive = suggestions.inclusive.filter(({ found }) => !ignored.includes(found))
  if (typography.length + inclusive.length === 0) return null

  const reasons = [...new Set(typography.map(({ reason }) => inLanguage(reasonLabels[reason], language)))].join(', ')
  const replace = (suggestion: Found, by: string) => {
    // A suggestion for a text that has changed since has another place in it: the next one is about to be shown.
    if (parts !== written) return
    onChange(written.map((text, part) => (part === suggestion.part ? applied(text, suggestion, by) : text)))
  }
  return (
    <div className="writing-help">
      {typography.length > 0 && (
        <p>
          {messages.typography}
          {'\u00A0: '}
          {reasons}.{' '}
          <Choice label={formatCorrect(reasons, language)} onClick={() => onChange(written.map(typographyApplied))}>
            {messages.correct}
          </Choice>
        </p>
      )}
      {inclusive.map((suggestion) => {
        const { found, reason, replacements, part, start } = suggestion
        return (
          <p key={`${part}-${start}`}>
            {formatInsteadOf(found, language)}{' '}
            {replacements.map((by) => (
              <Choice key={by} label={formatReplace(found, by, language)} onClick={() => replace(suggestion, by)}>
                {by}
              </Choice>
            ))}
            <Choice isQuiet label={formatIgnore(found, language)} onClick={() => setIgnored([...ignored, found])}>
              {messages.ignore}
            </Choice>
            {reason === 'dots' && <span className="writing-help__reason">{messages.dots}</span>}
          </p>
        )
      })}
    </div>
  )
}

interface ChoiceProps {
  label: string
  children: string
  isQuiet?: boolean
  onClick(): void
}

const Choice = ({ label, children, isQuiet, onClick }: ChoiceProps) => (
  <Button
    aria-label={label}
    buttonStyle={isQuiet ? 'transparent' : 'pill'}
    className="writing-help__choice"
    margin={false}
    onClick={onClick}
    size="small"
    type="button"
  >
    {children}
  </Button>
)
