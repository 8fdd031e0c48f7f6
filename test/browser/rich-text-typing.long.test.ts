import { expect, test } from 'vitest'
import { draftAt, hasOwnAddress, newDocuments, openNew } from '../support/new-documents'

const site = newDocuments()
const sentence = 'Trois parcours. Venez comme vous êtes.'

/** Waits between the title and the text, in ms: the first save of the document ends within them. */
const waits = Array.from({ length: 14 }, (_, step) => step * 70)

test('a long text is whole, whenever its document is created while it is typed', { timeout: 300_000 }, async () => {
  const page = await site.visit()
  const lost: string[] = []
  for (const wait of waits) {
    await openNew(page, 'sessions')
    await page.locator('#field-title').fill(`Essai ${wait}`)
    await page.waitForTimeout(wait)
    const text = page.locator('[data-lexical-editor]').first()
    await text.focus()
    for (const [index, letter] of [...sentence].entries()) {
      await page.keyboard.type(letter)
      if (index % 7 === 0) await page.waitForTimeout(wait % 50)
    }
    await page.keyboard.press('Tab')
    await hasOwnAddress(page)
    const stored = async () => JSON.stringify((await draftAt(page)).abstract)
    await expect
      .poll(stored, { timeout: 8_000 })
      .toContain(sentence)
      .catch(() => lost.push(`stored after ${wait} ms`))
    if ((await text.innerText()).trim() !== sentence) lost.push(`shown after ${wait} ms`)
  }
  expect(lost).toEqual([])
})
