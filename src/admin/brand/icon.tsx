import { Assembly } from './assembly'
import './brand.css'

/** The mark alone, as the admin shows it at the head of its breadcrumbs. */
export const Icon = () => <Assembly />
