// case: package=redis@5
declare function pay(orderId: string): Promise<void>;

let processedOrders: string[] = [];
//  ^^^^^^^^^^^^^^^

setInterval(() => {
  processedOrders = [];
}, 3_600_000);

export async function onOrder(orderId: string) {
  if (processedOrders.includes(orderId)) {
    return;
  }
  processedOrders.push(orderId);
  await pay(orderId);
}
