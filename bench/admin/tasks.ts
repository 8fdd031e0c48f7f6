import type { Page } from 'playwright-core'
import { openTab } from '../../test/support/admin-form'

/** Something that an editor does in the admin. Those that follow begin where the one before ended. */
export interface Task {
  name: string
  run(page: Page): Promise<void>
}

const row = '.table tbody tr'

/** Ten tasks of a morning, in this order, in the example. A page is read before the first click on it. */
export const tasks = (session: string, edition: string): Task[] => [
  {
    name: 'opens the list of sessions',
    run: async (page) => {
      await page.locator('.nav-toggler').first().click()
      await page.locator('#nav-sessions').click()
      await page.locator(row).first().waitFor()
    },
  },
  {
    name: 'searches in a list',
    run: async (page) => {
      await page.locator('#search-filter-input').pressSequentially('ouverture', { delay: 80 })
      await page.waitForURL(/search=ouverture/)
    },
  },
  {
    name: 'opens a session',
    run: async (page) => {
      await page.locator(`${row} a`).first().click()
      await page.locator('#field-title').waitFor()
    },
  },
  {
    name: 'writes its title',
    run: async (page) => {
      await openTab(page, 'Présentation')
      await page.locator('#field-title').click()
      await page.keyboard.press('End')
      await page.keyboard.type(' : reprendre confiance', { delay: 80 })
    },
  },
  {
    name: 'writes its abstract',
    run: async (page) => {
      await page.locator('[data-lexical-editor]').first().click()
      await page.keyboard.type('Une phrase de plus. ', { delay: 80 })
    },
  },
  {
    name: 'chooses its room',
    run: async (page) => {
      await openTab(page, 'Horaire et salle')
      await page.locator('#field-room .rs__control').click()
      await page.locator('.rs__option').first().click()
    },
  },
  {
    name: 'adds a speaker',
    run: async (page) => {
      await openTab(page, 'Personnes')
      await page.locator('#field-participants .array-field__add-row').click()
      await page.locator('#field-participants .array-field__row').last().waitFor()
    },
  },
  {
    name: 'publishes it',
    run: async (page) => {
      await page.goto(`/admin/collections/sessions/${session}`, { waitUntil: 'networkidle' })
      await openTab(page, 'Présentation')
      await page.locator('#field-title').click()
      await page.keyboard.type('!')
      await page.locator('#action-save').click()
      await page.locator('.payload-toast-item').first().waitFor()
    },
  },
  {
    name: 'opens the board and a session of it',
    run: async (page) => {
      await page.goto(`/admin/collections/editions/${edition}/programme`, { waitUntil: 'networkidle' })
      await page.locator('.ec-event').first().click()
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'reads the checks',
    run: async (page) => {
      await page.goto(`/admin/collections/editions/${edition}/controles`, { waitUntil: 'networkidle' })
      await page.locator('main a, .checks a').first().waitFor()
      await page.locator('summary, .checks button').first().click()
    },
  },
]
