import config from '@payload-config'
import { publicRoute } from '../../../../public-route'

export const dynamic = 'force-dynamic'

export const GET = publicRoute(config)
