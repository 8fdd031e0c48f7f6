import type { Endpoint } from 'payload'
import { exportEndpoints } from './export/endpoints'
import { importEndpoints } from './import/endpoints'

/** Importing files into an edition, undoing an import, and exporting an edition as tables. */
export const exchangeEndpoints: Endpoint[] = [...importEndpoints, ...exportEndpoints]
