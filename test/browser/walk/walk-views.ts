import type { Page } from 'playwright-core'
import type { AdminWalk } from './admin-walk'

/** The button of a list that opens the drawer for several files. */
export const severalFiles = 'Envoyer plusieurs fichiers'

/** The collections in the menu of the person that is logged in. */
export async function collectionsInMenu(page: Page): Promise<string[]> {
  await page.goto('/admin')
  await page.locator('.nav').first().waitFor({ state: 'attached' })
  const links = await page
    .locator('.nav a[href*="/collections/"]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(links.map((href) => href.split('/collections/')[1] ?? ''))].filter(Boolean)
}

/** A list: its columns, filters, menus, the dialogs of a selection, and its trash. Returns whether it takes several files at once. */
export async function walkList(walk: AdminWalk, collection: string): Promise<boolean> {
  const { page } = walk
  const path = `/admin/collections/${collection}`
  await walk.visit(path)
  const takesFiles = (await page.getByRole('button', { name: severalFiles }).count()) > 0
  await walk.openEach(path, '.popup-button', { nested: true })
  if (walk.isFirst(`the columns and filters of ${collection}`)) await walkFilters(walk, path)
  const row = page.locator('.select-row input').first()
  if (await row.isVisible().catch(() => false)) {
    await row.check()
    await walk.look(`${path} › one row chosen`)
    await walk.openEach(`${path} › one row chosen`, '.list-selection button', { nested: false })
  }
  if (await page.locator('a[href$="/trash"], button:has-text("Corbeille")').count()) await walk.visit(`${path}/trash`)
  return takesFiles
}

async function walkFilters(walk: AdminWalk, path: string): Promise<void> {
  const { page } = walk
  await page
    .locator('.list-controls__toggle-columns')
    .click()
    .catch(() => {})
  await walk.look(`${path} › columns`)
  if (await page.locator('.list-controls__toggle-where').isVisible()) {
    await page.locator('.list-controls__toggle-where').click()
    await page
      .locator('.where-builder__add-first-filter')
      .click({ timeout: 2_000 })
      .catch(() => {})
    await walk.look(`${path} › filters`)
    await walk.openEach(path, '.condition__field .rs__control, .condition__operator .rs__control')
    await filterByDate(walk, path)
  }
  await walk.visit(path)
}

async function filterByDate(walk: AdminWalk, path: string): Promise<void> {
  const { page } = walk
  await page
    .locator('.condition__field .rs__control')
    .first()
    .click({ timeout: 2_000 })
    .catch(() => {})
  const option = page.locator('.rs__option', { hasText: /^Modification$/ })
  if (!(await option.isVisible().catch(() => false))) return page.keyboard.press('Escape')
  await option.click()
  const input = page.locator('.condition__value .react-datepicker__input-container input')
  await input.click({ timeout: 2_000 }).catch(() => {})
  await walk.look(`${path} › filter by date`)
  await page
    .locator('.react-datepicker__day--today')
    .first()
    .click({ timeout: 2_000 })
    .catch(() => {})
  await walk.look(`${path} › filtered by date`)
}

const menus =
  '.popup-button, .toolbar-popup__dropdown, .list-drawer__toggler, .relationship-add-new__add-button, .doc-drawer__toggler, .upload__createNewToggler, .upload__listToggler'

/** A form: each tab, its lists, menus and drawers, and what a refused save says. */
export async function walkForm(walk: AdminWalk, path: string): Promise<void> {
  const { page } = walk
  await walk.visit(path)
  if (!(await page.locator('form').count())) return
  const tabs = page.locator('.tabs-field__tab-button')
  for (let tab = 0; tab < Math.max(1, await tabs.count()); tab++) {
    if (await tabs.count())
      await tabs
        .nth(tab)
        .click({ timeout: 3_000 })
        .catch(() => {})
    await walk.look(`${path} › tab ${tab + 1}`)
    await walk.openEach(`${path} › tab ${tab + 1}`, '.array-field__add-row, .blocks-field__drawer-toggler')
    await walk.openEach(`${path} › tab ${tab + 1}`, '.rs__control', { limit: 12 })
    await walk.openEach(`${path} › tab ${tab + 1}`, menus, { nested: true })
    await walk.openEach(`${path} › tab ${tab + 1}`, '.react-datepicker__input-container input', { limit: 3 })
    // The form of a new document is that of one that exists.
    const form = path.replace(/\/[^/]+$/, '')
    if (walk.isFirst(`the text of ${form}, tab ${tab + 1}`)) await walkRichText(walk, `${path} › tab ${tab + 1}`)
  }
  await page
    .locator('#action-save')
    .click({ timeout: 2_000 })
    .catch(() => {})
  await walk.look(`${path} › saved`)
}

async function walkRichText(walk: AdminWalk, view: string): Promise<void> {
  const { page } = walk
  const editor = page.locator('.ContentEditable__root').first()
  if (!(await editor.isVisible().catch(() => false))) return
  await editor.click({ timeout: 2_000 }).catch(() => {})
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/')
  await walk.look(`${view} › slash menu`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Control+A')
  await walk.look(`${view} › text chosen`)
  await page
    .locator('[data-button-key=link]')
    .first()
    .click({ timeout: 2_000 })
    .catch(() => {})
  await walk.look(`${view} › link`)
  await page.keyboard.press('Escape')
}

/** A document: its form, its tabs beside the form, and its versions. */
export async function walkDocument(walk: AdminWalk, collection: string): Promise<void> {
  const { page } = walk
  const response = await page.request.get(`/api/${collection}?depth=0&limit=1&draft=true&sort=createdAt`)
  const { docs } = (await response.json()) as { docs?: { id: string }[] }
  if (!docs?.[0]) return
  const path = `/admin/collections/${collection}/${docs[0].id}`
  await walkForm(walk, path)
  const preview = page.locator('#live-preview-toggler')
  if ((await preview.isVisible()) && walk.isFirst(`the preview of ${collection}`)) {
    await preview.click({ timeout: 1_000 }).catch(() => {})
    await walk.look(`${path} › preview`)
    await preview.click({ timeout: 1_000 }).catch(() => {})
  }
  const links = await page
    .locator('.doc-tab')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  for (const href of links.filter((link) => link && link !== path && !link.endsWith(String(docs[0]?.id)))) {
    await walk.visit(href)
    await walk.openEach(href, 'main button, .gutter button, .edition-tab button', { nested: false, limit: 30 })
  }
  await walkVersion(walk, path)
}

async function walkVersion(walk: AdminWalk, path: string): Promise<void> {
  const { page } = walk
  await page.goto(`${path}/versions`, { waitUntil: 'domcontentloaded' })
  const version = page.locator('.table a[href*="/versions/"]').first()
  await version.waitFor({ timeout: 3_000 }).catch(() => {})
  const href = await version.getAttribute('href', { timeout: 500 }).catch(() => null)
  if (!href) return
  await walk.visit(href)
  await walk.openEach('a version', '.view-version .popup-button, .view-version button, .rs__control', { nested: true })
}
