'use client'
import { useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'
import { languageOf } from '../../domain/bilingual'
import { observeElements } from '../accessibility/observe-elements'
import { replaceText, textAttributes } from './hard-coded-text'
import { hardCodedTexts } from './hard-coded-texts'

const rules = hardCodedTexts.map((text) => ({
  selector: text.selector,
  apply: (element: Element) => replaceText(element, text),
}))

/** Replaces what libraries write in English, on the elements of `hardCodedTexts` only, while the admin is read in French. */
export function FrenchPage({ children }: { children?: ReactNode }) {
  const language = languageOf(useTranslation().i18n)
  useEffect(
    () => (language === 'fr' ? observeElements(rules, { attributes: textAttributes, texts: true }) : undefined),
    [language],
  )
  return children
}
