import { createMemorySender } from '../../src/providers/memory/memory-sender.ts'
import { ownAddress, senderContract } from '../contracts/sender-contract.ts'

senderContract('memory', async () => createMemorySender(ownAddress))
