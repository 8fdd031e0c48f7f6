'use client'
import { useFormFields, useTranslation } from '@payloadcms/ui'
import { languageOf } from '../../domain/bilingual'
import { lengthOf } from '../../domain/lengths'
import { writingWords } from './words'
import './writing-help.css'

/** Counts the characters of a text that cards and search engines cut, and says so once it is too long for them. */
export function CardLength({ path, most }: { path: string; most: number }) {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  const words = writingWords[languageOf(useTranslation().i18n)]
  const length = typeof value === 'string' ? lengthOf(value) : 0
  const isOver = length > most
  return (
    <>
      <p className="card-length">{length > 0 && !isOver && words.length(length, most)}</p>
      <p className="card-length card-length--over" role="status">
        {isOver && words.tooLong(length, most)}
      </p>
    </>
  )
}
