'use client'
import { useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { fieldRules } from './field-rules'
import { nameMessages } from './messages'
import { nameRules } from './name-rules'
import { observeElements } from './observe-elements'
import { structureRules } from './structure-rules'
import './contrast.css'
import './reflow.css'
import './skip-link.css'
import './target-size.css'

/** Gives the controls of Payload the names, roles and descriptions that it leaves out, and each page a way past its menu. */
export function AccessiblePage({ children }: { children?: ReactNode }) {
  const language = languageOf(useTranslation().i18n)
  useEffect(
    () => observeElements([...structureRules, ...nameRules(language), ...fieldRules], { attributes: ['aria-label'] }),
    [language],
  )
  return (
    <>
      <button className="skip-link" onClick={focusContent} type="button">
        {inLanguage(nameMessages.toContent, language)}
      </button>
      {children}
    </>
  )
}

function focusContent(): void {
  const content = ['h1', 'main', '[role="main"]']
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .find(Boolean)
  content?.setAttribute('tabindex', '-1')
  content?.focus()
}
