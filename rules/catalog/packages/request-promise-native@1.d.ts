/** Package request-promise-native: request whose calls are promises. Facts as for request 2.88.2. */
import request = require("request");

declare namespace rp {
  type Options = request.Options;
  type OptionsWithUri = request.OptionsWithUri;
  type OptionsWithUrl = request.OptionsWithUrl;
  type RequestPromiseOptions = request.CoreOptions;
  type FullResponse = request.Response;

  interface RequestPromise<T = any> extends request.Request, Promise<T> {
    promise(): Promise<T>;
  }
  type RequestPromiseAPI = request.RequestAPI<RequestPromise>;
}

declare const rp: rp.RequestPromiseAPI;
export = rp;
