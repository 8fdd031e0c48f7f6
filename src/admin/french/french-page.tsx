'use client'
import { useTranslation } from '@payloadcms/ui'
import { type ReactNode, useEffect } from 'react'
import { languageOf } from '../../domain/bilingual'
import { replaceText, textAttributes } from './hard-coded-text'
import { hardCodedTexts } from './hard-coded-texts'

const anySelector = hardCodedTexts.map(({ selector }) => selector).join(', ')

/** Replaces what libraries write in English, on the elements of `hardCodedTexts` only, while the admin is read in French. */
export function FrenchPage({ children }: { children?: ReactNode }) {
  const language = languageOf(useTranslation().i18n)
  useEffect(() => {
    if (language !== 'fr') return
    translateWithin(document.body)
    const observer = new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'childList') for (const node of addedNodes) translateNode(node)
        else translateNode(target)
      }
    })
    observer.observe(document.body, {
      attributeFilter: [...textAttributes],
      characterData: true,
      childList: true,
      subtree: true,
    })
    return () => observer.disconnect()
  }, [language])
  return children
}

function translateNode(node: Node): void {
  if (node instanceof Element) translateWithin(node)
  else if (node.parentElement) translate(node.parentElement)
}

function translateWithin(root: Element): void {
  translate(root)
  for (const element of root.querySelectorAll(anySelector)) translate(element)
}

function translate(element: Element): void {
  if (!element.matches(anySelector)) return
  for (const text of hardCodedTexts) if (element.matches(text.selector)) replaceText(element, text)
}
