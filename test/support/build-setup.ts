import { buildWhenStale } from '../../src/scripts/build/build-when-stale'

/** Builds the application once for the run, or not at all when `npm start` or an earlier run built these sources. */
export default () => buildWhenStale()
