'use client'
import { useFormFields, useTranslation } from '@payloadcms/ui'
import { languageOf } from '../../domain/bilingual'
import { lengthOf } from '../../domain/lengths'
import { formatLength, formatTooLong } from './messages'
import './writing-help.css'

/** The number of characters of a text that cards and search engines cut, and a warning when it is too long for them. */
export function CardLength({ path, most }: { path: string; most: number }) {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  const language = languageOf(useTranslation().i18n)
  const length = typeof value === 'string' ? lengthOf(value) : 0
  const isOver = length > most
  return (
    <>
      <p className="card-length">{length > 0 && !isOver && formatLength(length, most, language)}</p>
      <p className="card-length card-length--over" role="status">
        {isOver && formatTooLong(length, most, language)}
      </p>
    </>
  )
}
