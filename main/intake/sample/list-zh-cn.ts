// The sample list in Simplified Chinese: the same papers in the same order, in our own words.
export const sampleListZhCn = `# 第一个书架

五篇塑造了机器学习与语言理解的论文,按一周晚上能读完的顺序排列。放在这里,是为了让您在带来自己的清单之前先试用 Offprint:接受草稿,打开一篇,标出一句话,写一条笔记。

## 网络如何学习

1、**Adam: A Method for Stochastic Optimization**

您用过的网络几乎都是用它训练的。先读第 1、2 节:整个方法就是一个十来行的框,论证的重点是步长的大小,而不是方向。

收敛性证明后来被发现有漏洞。仍然值得一读,并想一想漏洞在哪里。

https://arxiv.org/abs/1412.6980

2、**Deep Residual Learning for Image Recognition**

网络更深,结果反而更差,当时谁也没有料到。论文从这一张图出发,只改动很少,图就翻转过来了。它示范了怎样讲清一个简单的想法。

https://arxiv.org/abs/1512.03385

## 会阅读的机器

1、**Attention Is All You Need**

大家记住的是图 1,而选择的理由在第 4 节:两个词相隔多远,把它们连起来要付出多少。

- 看表 3,想想哪些部分可以拿掉。
- 记住 3.2.1 节的公式,以后还会遇到。

https://arxiv.org/abs/1706.03762

2、**BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding**

取上一篇(arXiv:1706.03762)的编码器,靠遮住词语来训练。附录写明了每一步是怎么做的,值得一读。

https://arxiv.org/abs/1810.04805

## 会想象的机器

1、**Generative Adversarial Networks**

两个玩家,一场博弈。九页纸,一个证明,还有当年令人惊讶的图片。

https://arxiv.org/abs/1406.2661
`
