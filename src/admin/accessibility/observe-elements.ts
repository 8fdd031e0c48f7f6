import { whenIdle } from '../page/when-idle'
import type { ElementRule } from './element-rule'

interface Observed {
  /** The attributes whose changes apply the rules to their element again. */
  attributes: readonly string[]
  /** Whether a changed text applies the rules to its element. */
  texts?: boolean
}

/**
 * Applies rules to every element of the page, and to those that are added or changed later; returns what ends it. It begins once the
 * page that opens leaves the browser a moment.
 */
export function observeElements(rules: ElementRule[], { attributes, texts = false }: Observed): () => void {
  const selectors = rules.map(({ selector }) => selector).join(', ')
  const outer = rules.filter(({ withContents }) => withContents)

  const applyTo = (element: Element) => {
    if (!element.matches(selectors)) return
    for (const rule of rules) if (element.matches(rule.selector)) rule.apply(element)
  }
  const applyWithin = (root: Element) => {
    applyTo(root)
    for (const element of root.querySelectorAll(selectors)) applyTo(element)
  }
  const applyAround = (changed: Set<Node>) => {
    for (const rule of outer) {
      const holders = [...changed].map((node) => elementOf(node)?.closest(rule.selector))
      for (const holder of new Set(holders)) if (holder) rule.apply(holder)
    }
  }

  const observer = new MutationObserver((records) => {
    const changed = new Set<Node>()
    for (const { type, target, addedNodes } of records) {
      changed.add(target)
      if (type === 'attributes') applyWithin(target as Element)
      else if (type === 'characterData') applyTo(target.parentElement ?? document.body)
      for (const node of addedNodes) {
        if (node instanceof Element) applyWithin(node)
        else if (node.parentElement) applyTo(node.parentElement)
      }
    }
    applyAround(changed)
  })
  const cancel = whenIdle(() => {
    applyWithin(document.body)
    observer.observe(document.body, {
      attributeFilter: [...attributes],
      characterData: texts,
      childList: true,
      subtree: true,
    })
  })
  return () => {
    cancel()
    observer.disconnect()
  }
}

const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement)
