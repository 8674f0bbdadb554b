/** Package baileys. Facts read from baileys 6.17.16: what a socket sends goes to WhatsApp, and an answer is waited for a minute unless `defaultQueryTimeoutMs` says otherwise; media come by fetch, before 7 by axios without a timeout. */
export interface WASocket {
  readonly authState: any;
  readonly ev: any;
  readonly user: any;
  readonly ws: any;
  end(error?: any): void;
  /** @remote write rpc */
  addChatLabel(...values: any[]): Promise<any>;
  /** @remote write rpc */
  chatModify(...values: any[]): Promise<any>;
  /** @remote read rpc */
  fetchBlocklist(...values: any[]): Promise<any>;
  /** @remote read rpc */
  fetchMessageHistory(...values: any[]): Promise<any>;
  /** @remote read rpc */
  fetchPrivacySettings(...values: any[]): Promise<any>;
  /** @remote read rpc */
  fetchStatus(...values: any[]): Promise<any>;
  /** @remote read rpc */
  getBusinessProfile(...values: any[]): Promise<any>;
  /** @remote read rpc */
  getCatalog(...values: any[]): Promise<any>;
  /** @remote read rpc */
  getCollections(...values: any[]): Promise<any>;
  /** @remote read rpc */
  getOrderDetails(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupAcceptInvite(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupCreate(...values: any[]): Promise<any>;
  /** @remote read rpc */
  groupFetchAllParticipating(...values: any[]): Promise<any>;
  /** @remote read rpc */
  groupGetInviteInfo(...values: any[]): Promise<any>;
  /** @remote read rpc */
  groupInviteCode(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupLeave(...values: any[]): Promise<any>;
  /** @remote read rpc */
  groupMetadata(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupParticipantsUpdate(...values: any[]): Promise<any>;
  /** @remote read rpc */
  groupRequestParticipantsList(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupRequestParticipantsUpdate(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupRevokeInvite(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupSettingUpdate(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupToggleEphemeral(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupUpdateDescription(...values: any[]): Promise<any>;
  /** @remote write rpc */
  groupUpdateSubject(...values: any[]): Promise<any>;
  /** @remote write rpc */
  logout(...values: any[]): Promise<any>;
  /** @remote read rpc */
  onWhatsApp(...values: any[]): Promise<any>;
  /** @remote write rpc */
  presenceSubscribe(...values: any[]): Promise<any>;
  /** @remote read rpc */
  profilePictureUrl(...values: any[]): Promise<any>;
  /** @remote call rpc */
  query(...values: any[]): Promise<any>;
  /** @remote write rpc */
  readMessages(...values: any[]): Promise<any>;
  /** @remote write rpc */
  rejectCall(...values: any[]): Promise<any>;
  /** @remote write sms */
  relayMessage(...values: any[]): Promise<any>;
  /** @remote write rpc */
  removeChatLabel(...values: any[]): Promise<any>;
  /** @remote write rpc */
  removeProfilePicture(...values: any[]): Promise<any>;
  /** @remote write rpc */
  requestPairingCode(...values: any[]): Promise<any>;
  /** @remote write sms */
  sendMessage(...values: any[]): Promise<any>;
  /** @remote write rpc */
  sendPresenceUpdate(...values: any[]): Promise<any>;
  /** @remote write rpc */
  sendReceipt(...values: any[]): Promise<any>;
  /** @remote write rpc */
  sendReceipts(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateBlockStatus(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateGroupsAddPrivacy(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateLastSeenPrivacy(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateMediaMessage(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateOnlinePrivacy(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateProfileName(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateProfilePicture(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateProfilePicturePrivacy(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateProfileStatus(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateReadReceiptsPrivacy(...values: any[]): Promise<any>;
  /** @remote write rpc */
  updateStatusPrivacy(...values: any[]): Promise<any>;
  /** @remote write rpc */
  uploadPreKeys(...values: any[]): Promise<any>;
}
export function makeWASocket(config: any): WASocket;
export default makeWASocket;
export function delay(ms: number): Promise<void>;
/**
 * @remote read http
 * @default 300s
 * @before 7 default none
 */
export function downloadMediaMessage(
  message: any,
  type: any,
  options: any,
  context?: any,
): Promise<any>;
