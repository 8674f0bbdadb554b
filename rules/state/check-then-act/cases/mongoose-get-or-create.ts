// case: package=mongoose
import mongoose, { Schema } from "mongoose";

interface User {
  email: string;
  visits: number;
}
const UserModel = mongoose.model<User>(
  "User",
  new Schema<User>({ email: String, visits: Number }),
);

export async function userOf(email: string) {
  let user = await UserModel.findOne({ email });
//                 ????????????????? runs because none was found here
  if (!user) user = await UserModel.create({ email, visits: 0 });
  return user;
}

export async function register(email: string) {
  if (await UserModel.exists({ email })) throw new Error("taken");
//          ???????????????? runs because none was found here
  const user = new UserModel({ email, visits: 0 });
  await user.save();
  return user;
}
