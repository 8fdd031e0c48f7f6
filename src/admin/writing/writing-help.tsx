'use client'
import { Button, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf } from '../../domain/bilingual'
import { typographyApplied, typographySuggestions } from '../../domain/writing/french-typography'
import { inclusiveSuggestions } from '../../domain/writing/inclusive'
import { applied, type Suggestion } from '../../domain/writing/suggestion'
import { useFieldText } from './use-field-text'
import { writingWords } from './words'
import './writing-help.css'

type Found = Suggestion & { part: number }

/** Under a French text: what typography and inclusive writing would suggest, each a click away. Nothing changes by itself. */
export function WritingHelp({ path, readOnly }: { path: string; readOnly?: boolean }) {
  const { parts, change, isFrench } = useFieldText(path)
  const words = writingWords[languageOf(useTranslation().i18n)]
  const [ignored, setIgnored] = useState<string[]>([])
  if (!isFrench || readOnly) return null
  const inParts = (suggest: (text: string) => Suggestion[]): Found[] =>
    parts.flatMap((text, part) => suggest(text).map((suggestion) => ({ ...suggestion, part })))
  const typography = inParts(typographySuggestions)
  const inclusive = inParts(inclusiveSuggestions).filter(({ found }) => !ignored.includes(found))
  if (typography.length + inclusive.length === 0) return null

  const reasons = [...new Set(typography.map(({ reason }) => words.reasons[reason]))].join(', ')
  const replace = (suggestion: Found, by: string) =>
    change(parts.map((text, part) => (part === suggestion.part ? applied(text, suggestion, by) : text)))
  return (
    <div className="writing-help">
      {typography.length > 0 && (
        <p>
          {words.typography}
          {'\u00A0: '}
          {reasons}.{' '}
          <Choice label={words.correctIn(reasons)} onClick={() => change(parts.map(typographyApplied))}>
            {words.correct}
          </Choice>
        </p>
      )}
      {inclusive.map((suggestion) => {
        const { found, reason, replacements, part, start } = suggestion
        return (
          <p key={`${part}-${start}`}>
            {words.insteadOf(found)}{' '}
            {replacements.map((by) => (
              <Choice key={by} label={words.replace(found, by)} onClick={() => replace(suggestion, by)}>
                {by}
              </Choice>
            ))}
            <Choice isQuiet label={words.ignoreNamed(found)} onClick={() => setIgnored([...ignored, found])}>
              {words.ignore}
            </Choice>
            {reason === 'dots' && <span className="writing-help__reason">{words.dots}</span>}
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
