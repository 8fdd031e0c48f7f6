import './production'
import { isStartProblem } from '../errors'
import { buildWhenStale } from './build/build-when-stale'

try {
  await buildWhenStale()
} catch (error) {
  console.error(isStartProblem(error) ? error.message : error)
  process.exitCode = 1
}
