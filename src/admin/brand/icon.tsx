import { Assembly } from './assembly'
import './brand.css'

/** The logo without the name, at the start of the breadcrumbs of the admin. */
export const Icon = () => <Assembly />
