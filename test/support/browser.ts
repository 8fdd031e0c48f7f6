import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium'

/** The settings of a visitor's browser. The default is a French desktop in Paris. */
export interface Visitor {
  baseURL?: string
  locale?: string
  timezoneId?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  deviceScaleFactor?: number
  hasTouch?: boolean
  javaScriptEnabled?: boolean
}

/** The viewports of the tests. */
export const screens = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const

/** A running browser; each visitor has separate cookies. */
export interface TestBrowser {
  version: string
  visit(visitor?: Visitor): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

// The sandbox cannot start as root, and only pages of this project are opened. Web security and site isolation stay on.
const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
]

/** Starts headless Chromium with its usual web security. */
export async function openBrowser(): Promise<TestBrowser> {
  const { executablePath, env } = await findChromium()
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8', ...env },
    headless: true,
  })
  return {
    version: browser.version(),
    visit: async (visitor = {}) => {
      const context = await browser.newContext({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: screens.desktop,
        reducedMotion: 'reduce',
        // The admin reads its theme from this header, which the emulated colour scheme does not set.
        extraHTTPHeaders: { 'Sec-CH-Prefers-Color-Scheme': visitor.colorScheme ?? 'light' },
        ...visitor,
      })
      return { context, page: await context.newPage() }
    },
    close: () => browser.close(),
  }
}
