import type { Page } from 'playwright-core'

interface Account {
  adminEmail: string
  adminPassword: string
}

/** Logs in without a page: what is opened next is seen by this account. */
export async function enterAdmin(page: Page, { adminEmail, adminPassword }: Account): Promise<void> {
  const data = { email: adminEmail, password: adminPassword }
  const response = await page.request.post('/api/users/login', { data })
  if (!response.ok()) throw new Error(`Not logged in: ${await response.text()}`)
}

/** Logs in on the open login page. */
export async function logIn(page: Page, { adminEmail, adminPassword }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(adminEmail)
  await page.getByLabel('Mot de passe').fill(adminPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.locator('.dashboard').waitFor()
}

/** Chooses an option of a select field by its label. Opens the list again while another field has yet to filter it. */
export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  const choice = page.locator('.rs__option', { hasText: option }).first()
  for (let attempt = 1; ; attempt += 1) {
    await page.locator(`#field-${field} .rs__control`).click()
    const isOffered = await choice.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
    if (isOffered || attempt === 3) return choice.click()
    await page.keyboard.press('Escape')
  }
}

/** Opens a tab of a form by its title. */
export async function openTab(page: Page, title: string): Promise<void> {
  await page.locator('.tabs-field__tab-button', { hasText: title }).click()
}

/** Waits for a notice at the bottom of the screen with this text. */
export async function toast(page: Page, text: RegExp): Promise<void> {
  await page.locator('.payload-toast-item', { hasText: text }).first().waitFor()
}
