using System.Buffers.Binary;

namespace Crm.Sla;

/// <summary>Small numbers, in as many bytes each as the largest one takes: one, two or four.</summary>
internal readonly struct PackedNumbers
{
    private readonly byte[] _bytes;
    private readonly int _width;

    internal PackedNumbers(List<int> numbers)
    {
        int largest = 0;
        foreach (int number in numbers) largest = Math.Max(largest, number);
        _width = largest <= byte.MaxValue ? 1 : largest <= ushort.MaxValue ? 2 : 4;
        _bytes = new byte[numbers.Count * _width];
        for (int i = 0; i < numbers.Count; i++)
        {
            Span<byte> at = _bytes.AsSpan(i * _width);
            if (_width == 1) at[0] = (byte)numbers[i];
            else if (_width == 2) BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)numbers[i]);
            else BinaryPrimitives.WriteInt32LittleEndian(at, numbers[i]);
        }
    }

    internal int Bytes => _bytes.Length;

    internal int this[int index] => _width switch
    {
        1 => _bytes[index],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(index * 2)),
        _ => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(index * 4)),
    };
}
