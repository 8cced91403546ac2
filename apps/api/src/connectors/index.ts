import type { AnyConnector } from './connector.ts'
import { dossierSync } from './dossier-sync.ts'
import { folder } from './folder.ts'
import { httpJson } from './http-json.ts'
import { mqtt } from './mqtt.ts'
import { portal766 } from './portal-766.ts'

/** Every kind of connector there is. A new one is one file, its options in the contract, and a line here. */
export const CONNECTORS: readonly AnyConnector[] = [httpJson, portal766, mqtt, folder, dossierSync]
